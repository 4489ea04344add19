"""What pages of the workspace show: plain values made of the record, by functions that look at nothing else."""
