//go:build e2e || shots

package e2e_test

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode"
)

// alphabet is the Chinese that the tests type. Each character has a key of its
// own on the keyboard of the display: one that is put there only while it is
// typed is gone again before a busy window asks which it was.
const alphabet = "沪昌盛汽车维修吴店长王建国李娜保养异响胎压四轮"

// teach puts the alphabet on unused keys.
func teach(t *testing.T) {
	t.Helper()
	const unused = 208 // behind the keycodes that are modifiers on some keyboards
	var keys strings.Builder
	for i, r := range []rune(alphabet) {
		fmt.Fprintf(&keys, "key <I%d> { [ U%04X ] };\n", unused+i, r)
	}
	board := exec.Command("xkbcomp", "-w", "0", "-", os.Getenv("DISPLAY"))
	board.Stdin = strings.NewReader(`xkb_keymap {
		xkb_keycodes { include "evdev+aliases(qwerty)" };
		xkb_types { include "complete" };
		xkb_compat { include "complete" };
		xkb_symbols { include "pc+us" ` + keys.String() + ` };
	};`)
	if out, err := board.CombinedOutput(); err != nil {
		t.Fatalf("put Chinese on the keyboard: %v: %s", err, out)
	}
}

// Keys presses keys as a person would and counts the strokes: a modifier is a
// stroke of its own, a capital letter two, a Chinese character three, as with
// an input method.
type Keys struct {
	t       *testing.T
	strokes int
}

// Press presses chords one after the other, named as xdotool names them:
// F2, Return, ctrl+k.
func (k *Keys) Press(chords ...string) *Keys {
	k.t.Helper()
	for _, c := range chords {
		k.strokes += 1 + strings.Count(c, "+")
	}
	k.xdotool(append([]string{"key", "--clearmodifiers", "--delay", "20"}, chords...)...)
	return k
}

// Type types a text.
func (k *Keys) Type(text string) *Keys {
	k.t.Helper()
	for _, r := range text {
		switch {
		case r > unicode.MaxASCII && !strings.ContainsRune(alphabet, r):
			k.t.Fatalf("%c is not in the alphabet", r)
		case r > unicode.MaxASCII:
			k.strokes += 3
		case unicode.IsUpper(r):
			k.strokes += 2
		default:
			k.strokes++
		}
	}
	k.xdotool("type", "--clearmodifiers", "--delay", "12", "--", text)
	return k
}

// Enter types texts, each with Enter behind it; an empty one is Enter alone.
func (k *Keys) Enter(texts ...string) *Keys {
	k.t.Helper()
	for _, text := range texts {
		if text != "" {
			k.Type(text)
		}
		k.Press("Return")
	}
	return k
}

// Count gives the strokes so far and begins anew.
func (k *Keys) Count() int {
	n := k.strokes
	k.strokes = 0
	return n
}

// AtMost fails if more strokes were needed since the last count.
func (k *Keys) AtMost(most int, task string) {
	k.t.Helper()
	n := k.Count()
	k.t.Logf("%s: %d keystrokes of %d", task, n, most)
	if n > most {
		k.t.Errorf("%s took %d keystrokes, over %d", task, n, most)
	}
}

func (k *Keys) xdotool(args ...string) string {
	k.t.Helper()
	out, err := exec.Command("xdotool", args...).CombinedOutput()
	if err != nil {
		k.t.Fatalf("xdotool %s: %v: %s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}
