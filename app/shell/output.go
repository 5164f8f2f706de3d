package shell

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

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
	if viewer := os.Getenv("GONGDAN_VIEWER"); viewer != "" {
		return started(viewer, file)
	}
	return show(file)
}

// Print implements screen.Output: actual size, never scaled to fit, because
// forms are printed on lined paper. Windows cannot promise that, see onPrinter.
func (output) Print(file, printer string, on paper.Paper) error { return onPrinter(file, printer, on) }

// started runs a program that outlives this one; only that it began is known.
func started(name string, args ...string) error {
	c := exec.Command(name, args...)
	if err := c.Start(); err != nil {
		return fmt.Errorf("start %s: %w", name, err)
	}
	return c.Process.Release()
}
