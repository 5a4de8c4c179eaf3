mod journals;
mod migrating;
mod open;
mod rekey;
mod strict;
