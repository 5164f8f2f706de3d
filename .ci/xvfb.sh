#!/bin/sh
# Runs a command on a display of its own:  .ci/xvfb.sh bin/gongdan
#
# The display is 1366x768, the smallest screen Gongdan is made for, or as large as
# GONGDAN_DISPLAY says, with a window manager and drawn in software. It is gone
# when the command ends.
set -eu

dir=$(mktemp -d /tmp/gongdan-x.XXXXXX)
x='' wm=''
stop() {
	trap - EXIT INT TERM HUP
	for p in $wm $x; do
		kill "$p" 2>/dev/null || true
		wait "$p" 2>/dev/null || true
	done
	rm -rf "$dir"
}
trap stop EXIT
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM HUP

# await runs a question every 50 ms until it is answered, for 20 s at most.
await() {
	n=0
	until "$@" >/dev/null 2>&1; do
		n=$((n + 1))
		if [ "$n" -gt 400 ]; then
			echo "the display did not start:" >&2
			cat "$dir/log" >&2
			exit 1
		fi
		sleep 0.05
	done
}

# -displayfd lets the server choose a free number and tell it when it is ready.
# -fbdir keeps its picture in a file, so that a test can look at it at no cost.
Xvfb -displayfd 3 -screen 0 "${GONGDAN_DISPLAY:-1366x768}x24" -nolisten tcp -fbdir "$dir" 3>"$dir/display" >"$dir/log" 2>&1 &
x=$!
await test -s "$dir/display"
DISPLAY=:$(cat "$dir/display")

LANG=C.UTF-8
if locale -a 2>/dev/null | grep -qi '^zh_CN\.utf-\{0,1\}8$'; then
	LANG=zh_CN.UTF-8
fi
unset WAYLAND_DISPLAY LC_ALL 2>/dev/null || true
export DISPLAY LANG LIBGL_ALWAYS_SOFTWARE=1 GONGDAN_SCREEN="$dir/Xvfb_screen0"

openbox --sm-disable >>"$dir/log" 2>&1 &
wm=$!
await sh -c 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"'

"$@"
