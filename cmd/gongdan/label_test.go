package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"gongdan/data"
)

func TestLabelsArePrintedOfPartsAndBins(t *testing.T) {
	path := demoFile(t)
	file := filepath.Join(t.TempDir(), "x.pdf")
	store, err := data.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := data.Read(t.Context(), store, func(v data.View) (data.Page[data.PartRow], error) {
		return data.PartList(v, data.Ask{Sort: "number", N: 1})
	})
	if err := errors.Join(err, store.Close()); err != nil {
		t.Fatal(err)
	}
	p := parts.Rows[0]
	for _, key := range []string{p.Number, p.Bin} {
		call(t, "print", "label", key, "-o", file, "--paper", "60x40", "--count", "2", "--data", path).must(t, done, file, "")
		text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
		if err != nil || !bytes.Contains(text, []byte(key)) || bytes.Count(text, []byte("\f")) != 2 {
			t.Errorf("the label of %s says %q: %v", key, text, err)
		}
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	call(t, "print", "label", "NOWHERE", "-o", file, "--data", path).must(t, refused, "", "NOWHERE")
	call(t, "print", "label", p.Number, "-o", file, "--paper", "A5", "--data", path).must(t, refused, "", "70x37")
	call(t, "print", "label", p.Number, "-o", file, "--count", "0", "--data", path).must(t, refused, "", "2,000")
	if _, err := os.Stat(file); err == nil {
		t.Error("a label that was refused was written")
	}
}
