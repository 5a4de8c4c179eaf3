mod telling;
