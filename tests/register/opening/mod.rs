mod journals;
mod migrating;
mod one_file;
mod open;
mod rekey;
mod strict;
