"""The ledger as pure values: what is committed to, the tree, the signed notes, the verifier."""
