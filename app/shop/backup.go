package shop

import "time"

// Rehearsal (恢复演练) is what came of the last backup into a folder: a copy was
// made, opened as a restore would open it, and proved.
type Rehearsal struct {
	Folder    string
	Path      string    // of the copy; empty: none could be made
	At        time.Time // when it was tried
	GoodAt    time.Time // when it last went well
	Mark      string    // what the records were then: see data.MarkOf
	Orders    int64
	LastOrder string // number of the newest order in the copy
	Say       string // the key of what went wrong; empty: all is well
	With      map[string]string
}

// Good reports whether the copy can be restored.
func (r Rehearsal) Good() bool { return r.Say == "" && r.Path != "" }

// Blanks fill the message of what went wrong.
func (r Rehearsal) Blanks() Args {
	args := Args{}
	for name, words := range r.With {
		args[name] = words
	}
	return args
}
