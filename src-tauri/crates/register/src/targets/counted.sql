SELECT person, happened, unit FROM counted_event WHERE kind = :kind AND happened BETWEEN :from AND :to
