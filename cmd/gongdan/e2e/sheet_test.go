//go:build e2e

package e2e_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongdan/data"
)

// manyParts is a table of parts with opening stock.
func manyParts(t *testing.T, dir string, n int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("编码,名称,售价,库存,成本\n")
	for i := range n {
		fmt.Fprintf(&b, "N%05d,机油滤清器 %d 号,%d.50,%d,20.25\n", i, i, 30+i%50, 1+i%9)
	}
	path := filepath.Join(dir, "parts.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestATableOfPartsIsCalledOffAndThenTakenInByKeysAlone(t *testing.T) {
	const many = 20_000
	file := imported(t, "cars.json")
	before := len(storeOf(t, file))
	p := start(t, file)
	p.Press("ctrl+7")
	p.titled("配件库存")
	p.Press("ctrl+i")
	p.titled("导入表格")
	path := manyParts(t, filepath.Dir(file), many)
	p.Type(path)
	p.Press("Return")
	p.titled("parts.csv")
	p.Press("ctrl+Return", "Escape")
	p.rest(t)
	if n := len(read(p, data.PartBook)); n != before {
		t.Fatalf("called off, and %d parts are there, not %d", n, before)
	}
	until(t, "the parts do not come in", func() bool {
		p.Press("ctrl+Return")
		return len(read(p, data.PartBook)) == before+many
	})
	until(t, "Esc does not lead back to the parts", func() bool {
		p.Press("Escape")
		return strings.Contains(p.title(), "配件库存")
	})
	p.quit()
	call(t, file, "check")
	type counts struct{ Parts int }
	if again := ask[struct{ Added, Changed, Opened, Kept counts }](t, file, "import", path); again.Added.Parts+again.Changed.Parts+again.Opened.Parts != 0 || again.Kept.Parts != many {
		t.Errorf("a second time: %+v", again)
	}
}

// storeOf is the parts of a file that nobody has open.
func storeOf(t *testing.T, file string) map[string]any {
	t.Helper()
	all := map[string]any{}
	for number := range read(&program{Keys: Keys{t: t}, file: file}, data.PartBook) {
		all[number] = true
	}
	return all
}
