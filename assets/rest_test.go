package assets_test

import (
	"crypto/sha256"
	"testing"

	"gongdan/assets"
)

func TestFontsThatRestedAreTheSame(t *testing.T) {
	regular, bold := sha256.Sum256(assets.Regular), sha256.Sum256(assets.Bold)
	assets.Rest()
	if sha256.Sum256(assets.Regular) != regular || sha256.Sum256(assets.Bold) != bold {
		t.Error("a font is another one now")
	}
}
