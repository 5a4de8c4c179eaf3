mod made_paper;
mod transact;
mod undo;
