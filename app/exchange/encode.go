package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gongdan/app/shop"
)

// encoder writes records of the format, in the order of their fields. What it
// writes of a record depends on nothing but the record, so equal shops are
// equal files.
type encoder struct {
	zone  *time.Location
	known map[reflect.Type][]column
}

// bare is a value as it stands in JSON: a number, or a text with its quotes.
type bare string

// pairs are an object whose keys are data, in their order.
type pairs []pair

type pair struct {
	name  string
	value any
}

func newEncoder(zone *time.Location) *encoder {
	return &encoder{zone, map[reflect.Type][]column{}}
}

// append adds the JSON of v to out.
func (e *encoder) append(out []byte, v any) []byte { return e.value(out, reflect.ValueOf(v)) }

func (e *encoder) value(out []byte, v reflect.Value) []byte {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return append(out, "null"...)
		}
		v = v.Elem()
	}
	switch x := v.Interface().(type) {
	case shop.Money:
		return quote(out, x.String())
	case shop.Qty:
		return quote(out, x.String())
	case shop.Rate:
		return quote(out, x.String())
	case bare:
		return append(out, x...)
	case pairs:
		return e.pairs(out, x)
	case time.Time:
		return quote(out, x.In(e.zone).Format(time.RFC3339Nano))
	}
	switch v.Kind() {
	case reflect.String:
		return quote(out, v.String())
	case reflect.Bool:
		return strconv.AppendBool(out, v.Bool())
	case reflect.Int, reflect.Int64:
		return strconv.AppendInt(out, v.Int(), 10)
	case reflect.Struct:
		return e.object(out, v)
	case reflect.Slice:
		return e.list(out, v)
	}
	panic("exchange: the format has no " + v.Type().String())
}

func (e *encoder) list(out []byte, v reflect.Value) []byte {
	out = append(out, '[')
	for i := range v.Len() {
		if i > 0 {
			out = append(out, ", "...)
		}
		out = e.value(out, v.Index(i))
	}
	return append(out, ']')
}

func (e *encoder) pairs(out []byte, all pairs) []byte {
	out = append(out, '{')
	for i, p := range all {
		if i > 0 {
			out = append(out, ", "...)
		}
		out = append(quote(out, p.name), ": "...)
		out = e.append(out, p.value)
	}
	return append(out, '}')
}

func (e *encoder) object(out []byte, v reflect.Value) []byte {
	all, ok := e.known[v.Type()]
	if !ok {
		all = columns(v.Type())
		e.known[v.Type()] = all
	}
	out = append(out, '{')
	first := true
	for _, c := range all {
		x := v.FieldByIndex(c.index)
		if c.omit && (x.IsZero() || x.Kind() == reflect.Slice && x.Len() == 0) {
			continue
		}
		if !first {
			out = append(out, ", "...)
		}
		first = false
		out = append(quote(out, c.name), ": "...)
		out = e.value(out, x)
	}
	return append(out, '}')
}

// quote writes a text with its characters as they are.
func quote(out []byte, s string) []byte {
	const hex = "0123456789abcdef"
	out = append(out, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			out = append(out, '\\', byte(r))
		case r == '\n':
			out = append(out, '\\', 'n')
		case r < ' ' || r == 0x7f:
			out = append(out, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return append(out, '"')
}

// document writes a file of the format, one record a line.
type document struct {
	to    *bufio.Writer
	with  *encoder
	rows  int // of the list that is open
	parts int // keys written
	line  []byte
	err   error
}

func newDocument(to io.Writer, zone *time.Location) *document {
	d := &document{to: bufio.NewWriterSize(to, 1<<16), with: newEncoder(zone)}
	d.one("format", Format)
	return d
}

func (d *document) write(b []byte) {
	if d.err == nil {
		_, d.err = d.to.Write(b)
	}
}

func (d *document) key(name string) {
	open := ",\n "
	if d.parts == 0 {
		open = "{"
	}
	d.parts++
	d.write(append(quote([]byte(open), name), ": "...))
}

// one writes a key with a single value.
func (d *document) one(name string, v any) {
	d.key(name)
	d.write(d.with.append(d.line[:0], v))
}

// open begins a list; row adds to it, shut ends it.
func (d *document) open(name string) {
	d.key(name)
	d.write([]byte("["))
	d.rows = 0
}

func (d *document) row(v any) {
	d.line = append(d.line[:0], "\n  "...)
	if d.rows > 0 {
		d.line = append(d.line[:0], ",\n  "...)
	}
	d.rows++
	d.line = d.with.append(d.line, v)
	d.write(d.line)
}

func (d *document) shut() { d.write([]byte("]")) }

// end finishes the document.
func (d *document) end() error {
	d.write([]byte("}\n"))
	if d.err == nil {
		d.err = d.to.Flush()
	}
	if d.err != nil {
		return fmt.Errorf("write the document: %w", d.err)
	}
	return nil
}

// Print writes a record as an indented JSON document, for the command line.
func Print(to io.Writer, zone *time.Location, record any) error {
	raw := newEncoder(zone).append(nil, record)
	var out bytes.Buffer
	if err := json.Indent(&out, raw, "", "  "); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	out.WriteByte('\n')
	_, err := to.Write(out.Bytes())
	return err
}

// PrintPlain writes a record for people to read: a line for each key that says
// something, indented under the keys that hold them.
func PrintPlain(to io.Writer, zone *time.Location, record any) error {
	p := plain{newEncoder(zone), nil}
	p.value(reflect.ValueOf(record), "")
	_, err := to.Write(p.out)
	return err
}

type plain struct {
	with *encoder
	out  []byte
}

func (p *plain) value(v reflect.Value, indent string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			p.value(v.Elem(), indent)
		}
	case reflect.Slice:
		for i := range v.Len() {
			if v.Index(i).Kind() == reflect.Struct && i > 0 {
				p.out = append(p.out, '\n')
			}
			p.value(v.Index(i), indent)
		}
	case reflect.Struct:
		for _, c := range columns(v.Type()) {
			p.field(c.name, v.FieldByIndex(c.index), indent)
		}
	}
}

func (p *plain) field(name string, v reflect.Value, indent string) {
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.IsZero() {
		return
	}
	_, isTime := v.Interface().(time.Time)
	list := v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct
	if list && v.Len() == 0 {
		return
	}
	p.out = append(p.out, indent+name+":"...)
	if list || v.Kind() == reflect.Struct && !isTime {
		p.out = append(p.out, '\n')
		p.value(v, indent+"  ")
		return
	}
	p.out = append(p.out, ' ')
	if v.Kind() == reflect.String {
		p.out = append(p.out, v.String()...)
	} else {
		p.out = append(p.out, strings.Trim(string(p.with.value(nil, v)), `"`)...)
	}
	p.out = append(p.out, '\n')
}
