"""Takers of a test against the running system while its parts are killed: ``./run faults``.

Everything is real: granian with several processes, the task worker and PostgreSQL, started
on ports and folders of their own, and a small proxy that cuts and slows. The takers follow
the phone's protocol: an answer waits until it is acknowledged and is sent again with the
same uid. Afterwards what they were told is held against what is stored. Two broken
controls show that a loss would be seen.
"""
