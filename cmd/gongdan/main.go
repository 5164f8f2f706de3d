// Command gongdan is the program that stands on the counter: without a command
// it opens its window, with one it does that and ends. Both doors lead to the
// same acts.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"time"
)

// version is the same as in FyneApp.toml, which makes the packages.
const version = "0.1.0"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], terminal{Out: os.Stdout, Err: os.Stderr, Now: time.Now, Getenv: os.Getenv})
	stop()
	os.Exit(status)
}

// build is the version with the commit that it was built from, if known.
func build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version
	}
	commit, dirty := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 7:
			commit = "+" + s.Value[:7]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "-dirty"
		}
	}
	if commit == "" {
		return version
	}
	return version + commit + dirty
}
