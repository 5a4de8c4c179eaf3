mod figures;
mod recount;
mod truth;
