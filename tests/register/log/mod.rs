mod transact;
mod undo;
