package exchange

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// word takes true, false or null.
func (s *scanner) word(v *value) error {
	start := s.here
	var w []byte
	for {
		b, err := s.peek()
		if err != nil {
			return err
		}
		if b < 'a' || b > 'z' || len(w) > 5 {
			break
		}
		w = append(w, b)
		if _, err := s.next(); err != nil {
			return err
		}
	}
	switch v.text = string(w); v.text {
	case "true", "false":
		v.kind = boolean
	case "null":
		v.kind = null
	default:
		return &syntax{start, "import.say.json"}
	}
	return nil
}

// digits takes a number: -? (0 | 1-9 digits) (. digits)? (e sign? digits)?
func (s *scanner) digits() (string, error) {
	var n []byte
	take := func(set string, most int) (took int, err error) {
		for took < most {
			b, err := s.peek()
			if err != nil {
				return took, err
			}
			if b == 0 || !within(set, b) {
				return took, nil
			}
			n = append(n, b)
			if _, err := s.next(); err != nil {
				return took, err
			}
			took++
		}
		return took, nil
	}
	const figures = "0123456789"
	for _, step := range []struct {
		set  string
		most int
		need int // at least so many, once the step before took something
	}{{"-", 1, 0}, {figures, maxRecord, 1}, {".", 1, 0}, {figures, maxRecord, 1}, {"eE", 1, 0}, {"+-", 1, 0}, {figures, maxRecord, 1}} {
		last := byte(0)
		if len(n) > 0 {
			last = n[len(n)-1]
		}
		after := len(n) == 0 || !within(figures, last)
		if !after && (step.need > 0 || step.set == "+-") {
			continue
		}
		took, err := take(step.set, step.most)
		if err != nil {
			return "", err
		}
		if took < step.need {
			return "", s.fault("import.say.json")
		}
	}
	body := n
	if body[0] == '-' {
		body = body[1:]
	}
	if len(body) > 1 && body[0] == '0' && within(figures, body[1]) {
		return "", s.fault("import.say.json")
	}
	return string(n), nil
}

func within(set string, b byte) bool {
	for i := range len(set) {
		if set[i] == b {
			return true
		}
	}
	return false
}

// text takes a text in quotes.
func (s *scanner) text() (string, error) {
	if err := s.want('"'); err != nil {
		return "", err
	}
	var out []byte
	for {
		b, err := s.peek()
		if err != nil {
			return "", err
		}
		switch {
		case b == 0:
			return "", s.fault("import.say.cut")
		case b < ' ':
			return "", s.fault("import.say.json_control")
		case len(out) > maxRecord:
			return "", s.fault("import.say.record_size")
		}
		start := s.here
		if _, err := s.next(); err != nil {
			return "", err
		}
		switch b {
		case '"':
			if !utf8.Valid(out) {
				return "", &syntax{start, "import.say.json_utf8"}
			}
			return string(out), nil
		case '\\':
			if out, err = s.escape(out); err != nil {
				return "", err
			}
		default:
			out = append(out, b)
		}
	}
}

// escape takes what follows a backslash.
func (s *scanner) escape(out []byte) ([]byte, error) {
	b, err := s.next()
	if err != nil {
		return out, err
	}
	switch b {
	case '"', '\\', '/':
		return append(out, b), nil
	case 'b':
		return append(out, '\b'), nil
	case 'f':
		return append(out, '\f'), nil
	case 'n':
		return append(out, '\n'), nil
	case 'r':
		return append(out, '\r'), nil
	case 't':
		return append(out, '\t'), nil
	case 'u':
		return s.unicode(out)
	}
	return out, s.fault("import.say.json")
}

// unicode takes four hexadecimal digits, and the second half of a pair.
func (s *scanner) unicode(out []byte) ([]byte, error) {
	r, err := s.hex()
	if err != nil {
		return out, err
	}
	if utf16.IsSurrogate(r) {
		pair, err := s.r.Peek(2)
		if err == nil && string(pair) == `\u` {
			for range 2 {
				if _, err := s.next(); err != nil {
					return out, err
				}
			}
			low, err := s.hex()
			if err != nil {
				return out, err
			}
			if whole := utf16.DecodeRune(r, low); whole != utf8.RuneError {
				return utf8.AppendRune(out, whole), nil
			}
		}
		return out, s.fault("import.say.json_pair")
	}
	return utf8.AppendRune(out, r), nil
}

func (s *scanner) hex() (rune, error) {
	var four [4]byte
	for i := range four {
		b, err := s.next()
		if err != nil {
			return 0, err
		}
		four[i] = b
	}
	n, err := strconv.ParseUint(string(four[:]), 16, 16)
	if err != nil {
		return 0, s.fault("import.say.json")
	}
	return rune(n), nil
}
