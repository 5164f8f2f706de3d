//go:build e2e

package e2e_test

import (
	"path/filepath"
	"testing"
)

func TestTheDeskIsLockedAndOpenedAgainByKeys(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shop.db")
	call(t, file, "demo", "--vehicles", "10", "--orders", "20", "--parts", "10")
	p := start(t, file, "--as", "wu")
	p.does("the door closes", func() { p.Press("ctrl+l") })
	p.does("another tile is chosen", func() { p.Press("Right") })
	p.does("somebody comes in", func() { p.Press("Return") })
	p.Press("ctrl+6")
	p.titled("客户")
}
