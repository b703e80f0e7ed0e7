# Runs one server in a session of its own and never outlives whoever started it: standard input is a pipe that only
# the starting process holds, so its end, even by kill -9, is an end of file here, and the whole group is killed.
# Arguments: the file that receives the server's process id, then the command.
pid_file=$1
shift
exec 3<&0 </dev/null
# Should this shell itself be killed, the kernel takes the server along.
if setpriv --pdeathsig KILL true 2>/dev/null; then
    set -- setpriv --pdeathsig KILL "$@"
fi
setsid "$@" 3<&- &
child=$!
(
    while read -r ignored <&3; do :; done
    kill -KILL "-$child"
    kill -KILL "$child"
) 2>/dev/null &
guard=$!
exec 3<&-
echo "$child" >"$pid_file.new" && mv "$pid_file.new" "$pid_file"
wait "$child"
status=$?
# Whatever the server left in its group goes with it.
kill -KILL "-$child" 2>/dev/null
kill -KILL "$guard" 2>/dev/null
exit "$status"
