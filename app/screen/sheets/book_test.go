package sheets

import (
	"os"
	"path/filepath"
	"testing"

	"gongdan/app/sheet"
)

// numbers is a workbook whose codes are numbers.
func numbers(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "numbers.xlsx")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w, err := sheet.NewWriter(f, sheet.XLSX, "配件", 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range [][]string{{"编码", "名称"}, {"281002315", "曲轴传感器"}, {"10001", "机滤"}} {
		if err := w.Row(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}
