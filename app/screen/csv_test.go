package screen

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func TestATableThatCouldNotBeFinishedLeavesNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.csv")
	broken := errors.New("no more rows")
	n, err := wholeFile(path, func(to io.Writer) (int, error) {
		return writeTable(to, func(write func([]string) error) error {
			if err := write([]string{"a", "b"}); err != nil {
				return err
			}
			return broken
		})
	})
	if _, missing := os.Stat(path); !errors.Is(err, broken) || n != 0 || !os.IsNotExist(missing) {
		t.Errorf("%d lines, %v, %v", n, err, missing)
	}
}

func TestATableIsNoProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.csv")
	n, err := wholeFile(path, func(to io.Writer) (int, error) {
		return writeTable(to, func(write func([]string) error) error {
			return errors.Join(write([]string{"车牌", "备注"}), write([]string{"沪A D12345", "=1+1"}), write([]string{"-5+A1", "-5"}))
		})
	})
	raw, _ := os.ReadFile(path)
	if want := "\ufeff车牌,备注\r\n沪A D12345,'=1+1\r\n'-5+A1,-5\r\n"; err != nil || n != 2 || string(raw) != want {
		t.Errorf("%d lines, %v: %q", n, err, raw)
	}
}
