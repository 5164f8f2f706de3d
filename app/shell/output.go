package shell

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/paper"
)

// output hands finished documents to the system's viewer and printer.
type output struct{ run kit.Runner }

// Folder implements screen.Output: documents lie with the user's documents,
// never among the records.
func (output) Folder() (string, error) {
	if dir := os.Getenv("GONGDAN_DOCUMENTS"); dir != "" {
		return dir, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("folder of documents: %w", err)
	}
	return filepath.Join(home, "Documents", "Gongdan"), nil
}

// Open implements screen.Output.
func (output) Open(file string) error {
	name, args := "xdg-open", []string{file}
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", file}
	case "darwin":
		name = "open"
	}
	if viewer := os.Getenv("GONGDAN_VIEWER"); viewer != "" {
		name = viewer
	}
	return started(name, args...)
}

// Print implements screen.Output: actual size, never scaled to fit, because
// forms are printed on lined paper.
func (output) Print(file, printer string, on paper.Paper) error {
	if runtime.GOOS == "windows" {
		return started("rundll32", "shell32.dll,ShellExec_RunDLL", file, "/p")
	}
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

// started runs a program that outlives this one; only that it began is known.
func started(name string, args ...string) error {
	c := exec.Command(name, args...)
	if err := c.Start(); err != nil {
		return fmt.Errorf("start %s: %w", name, err)
	}
	return c.Process.Release()
}
