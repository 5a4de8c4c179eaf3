mod migrating;
mod open;
mod strict;
