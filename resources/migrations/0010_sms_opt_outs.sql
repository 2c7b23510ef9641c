-- Phone numbers whose owner wants no SMS. By number, not by user: whoever answers STOP is known by nothing else, and a number
-- that moves to somebody else in the directory is still the phone that asked for silence.
CREATE TABLE sms_opt_outs (
    phone        text PRIMARY KEY, -- E.164
    opted_out_at timestamptz NOT NULL,
    word         text NOT NULL -- by which they did: STOP, …; or the provider's error that told us, "SMS 21610"
);
