-- Nothing changes in the tables. Ends, faults and proofs have new words from here on, which an older
-- program would take for damage; the newer version makes it refuse the file instead.
UPDATE session_end SET proof_of_off = proof_of_off WHERE 0;
