mod compare;
mod compare_at_random;
