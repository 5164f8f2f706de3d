package exchange

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// Bounds of a file: what lies beyond them is no record of a shop.
const (
	maxDepth  = 32
	maxRecord = 4 << 20 // bytes of one record
)

// spot is a place in a file, for people: both begin at 1, a column is a
// character.
type spot struct{ line, column int }

// syntax is a fault in the JSON itself. say is the key of its message.
type syntax struct {
	spot
	say string
}

// Error implements error.
func (e *syntax) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", e.line, e.column, e.say)
}

// kind is what sort of JSON value a value is.
type kind byte

const (
	null kind = iota
	boolean
	number
	quoted
	list
	object
)

// value is one JSON value with its place. Numbers keep their digits, so that
// nothing is lost to floats.
type value struct {
	kind kind
	text string // of texts and numbers; "true" or "false"
	keys []key  // of objects, one for each of items
	// items are the elements of a list or the values of an object
	items []value
	spot
}

type key struct {
	name string
	spot
}

// scanner reads JSON (RFC 8259) value by value, so that a file of any size
// takes no more memory than its largest record.
type scanner struct {
	r    *bufio.Reader
	here spot  // of the next byte
	at   int64 // bytes read
	cap  int64 // at may not pass this while a record is read
}

func newScanner(r io.Reader) *scanner {
	s := &scanner{r: bufio.NewReaderSize(r, 1<<16), here: spot{1, 1}}
	if bom, err := s.r.Peek(3); err == nil && string(bom) == "\ufeff" {
		_, _ = s.r.Discard(3) // cannot fail: the bytes were peeked at
		s.at = 3
	}
	return s
}

// mark is where a scanner can begin again.
type mark struct {
	at   int64
	here spot
}

func (s *scanner) mark() mark { return mark{s.at, s.here} }

// scanFrom begins at a mark of the same file.
func scanFrom(r io.ReadSeeker, m mark) (*scanner, error) {
	if _, err := r.Seek(m.at, io.SeekStart); err != nil {
		return nil, fmt.Errorf("read again: %w", err)
	}
	return &scanner{r: bufio.NewReaderSize(r, 1<<16), here: m.here, at: m.at}, nil
}

func (s *scanner) fault(say string) error { return &syntax{s.here, say} }

// peek is the next byte, 0 at the end of the file.
func (s *scanner) peek() (byte, error) {
	b, err := s.r.ReadByte()
	if errors.Is(err, io.EOF) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read the file: %w", err)
	}
	if err := s.r.UnreadByte(); err != nil {
		return 0, fmt.Errorf("read the file: %w", err)
	}
	if b == 0 {
		return 0, s.fault("import.say.json")
	}
	return b, nil
}

// next takes the byte that peek has shown.
func (s *scanner) next() (byte, error) {
	b, err := s.r.ReadByte()
	if err != nil {
		return 0, s.fault("import.say.cut")
	}
	s.at++
	if s.cap > 0 && s.at > s.cap {
		return 0, s.fault("import.say.record_size")
	}
	switch {
	case b == '\n':
		s.here = spot{s.here.line + 1, 1}
	case b&0xC0 != 0x80: // the first byte of a character
		s.here.column++
	}
	return b, nil
}

// space skips white space and shows what follows it.
func (s *scanner) space() (byte, error) {
	for {
		b, err := s.peek()
		if err != nil || (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
			return b, err
		}
		if _, err := s.next(); err != nil {
			return 0, err
		}
	}
}

// want takes the byte b after white space.
func (s *scanner) want(b byte) error {
	got, err := s.space()
	switch {
	case err != nil:
		return err
	case got == 0:
		return s.fault("import.say.cut")
	case got != b:
		return s.fault("import.say.json")
	}
	_, err = s.next()
	return err
}

// end makes sure that nothing follows.
func (s *scanner) end() error {
	b, err := s.space()
	if err == nil && b != 0 {
		return s.fault("import.say.json_more")
	}
	return err
}

// each goes through what stands between open and shut, with commas between;
// one must take one element.
func (s *scanner) each(open, shut byte, one func() error) error {
	if err := s.want(open); err != nil {
		return err
	}
	b, err := s.space()
	if err != nil {
		return err
	}
	for first := true; ; first = false {
		if b == shut && first {
			_, err := s.next()
			return err
		}
		if err := one(); err != nil {
			return err
		}
		if b, err = s.space(); err != nil {
			return err
		}
		if b == shut {
			_, err := s.next()
			return err
		}
		if err := s.want(','); err != nil {
			return err
		}
	}
}

// fields goes through an object; one is given each key and must take its value.
func (s *scanner) fields(one func(key) error) error {
	return s.each('{', '}', func() error {
		if _, err := s.space(); err != nil {
			return err
		}
		k := key{spot: s.here}
		var err error
		if k.name, err = s.text(); err != nil {
			return err
		}
		if err := s.want(':'); err != nil {
			return err
		}
		return one(k)
	})
}

// record takes one value whole; it must not be larger than maxRecord.
func (s *scanner) record() (value, error) {
	s.cap = s.at + maxRecord
	defer func() { s.cap = 0 }()
	return s.value(0)
}

func (s *scanner) value(depth int) (v value, err error) {
	b, err := s.space()
	if err != nil {
		return v, err
	}
	v.spot = s.here
	if depth > maxDepth {
		return v, s.fault("import.say.json_deep")
	}
	switch {
	case b == 0:
		return v, s.fault("import.say.cut")
	case b == '{':
		v.kind = object
		err = s.fields(func(k key) error {
			v.keys = append(v.keys, k)
			return s.item(&v, depth)
		})
	case b == '[':
		v.kind = list
		err = s.each('[', ']', func() error { return s.item(&v, depth) })
	case b == '"':
		v.kind = quoted
		v.text, err = s.text()
	case b == '-' || b >= '0' && b <= '9':
		v.kind = number
		v.text, err = s.digits()
	default:
		err = s.word(&v)
	}
	return v, err
}

func (s *scanner) item(v *value, depth int) error {
	x, err := s.value(depth + 1)
	v.items = append(v.items, x)
	return err
}
