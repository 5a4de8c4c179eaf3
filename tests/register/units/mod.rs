mod bearing;
mod merged;
mod unconcerned;
