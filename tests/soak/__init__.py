"""A class of hundreds of sockets on the running system while its parts die: ``./run soak``.

Everything is real: granian with a process of pages and two of sockets, PostgreSQL, signed
tickets, the lecturer's own commands over HTTP. The listeners come back as the page's script
does (static/live/room_socket.js). One process is killed, the other asked to stop; at the end
the product's attendance is held against what each listener truly had. Broken controls show
that a loss would be seen.
"""
