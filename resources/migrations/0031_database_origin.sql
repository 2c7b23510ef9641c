-- Which database this is, on which server, in which of its histories. Another one than the server says: it was restored from a
-- backup (service/store/session/restored.h).
CREATE TABLE database_origin (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    origin  text NOT NULL
);
