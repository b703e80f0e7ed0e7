-- Q6: the last movement that the core system told of. "moved_at" is when a loan went dormant or was confirmed again.
ALTER TABLE loan ADD COLUMN last_movement_at timestamptz;
