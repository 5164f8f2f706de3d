//go:build !windows

package shell

import (
	"fmt"
	"os/exec"
	"runtime"
	"strings"

	"gongdan/app/paper"
)

// show opens the file in the viewer of the system.
func show(file string) error {
	if runtime.GOOS == "darwin" {
		return started("open", file)
	}
	return started("xdg-open", file)
}

// onPrinter prints by CUPS, which says whether it took the file.
func onPrinter(file, printer string, on paper.Paper) error {
	args := []string{"-o", "print-scaling=none", "-o", "media=" + media(on)}
	if printer != "" {
		args = append(args, "-d", printer)
	}
	said, err := exec.Command("lp", append(args, "--", file)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("lp: %w: %s", err, strings.TrimSpace(string(said)))
	}
	return nil
}

func media(on paper.Paper) string {
	if on == paper.Continuous {
		return "Custom.241x140mm"
	}
	return string(on)
}
