mod journals;
mod migrating;
mod open;
mod strict;
