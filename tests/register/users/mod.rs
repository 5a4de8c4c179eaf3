//! Users of one PC: a PIN each, a role each, and what a role may not do refused below every door.

mod roles;
mod signing_in;
