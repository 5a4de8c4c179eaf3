mod figures;
mod truth;
