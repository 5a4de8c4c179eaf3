mod known_head;
mod made_paper;
mod rests_on;
mod transact;
mod undo;
