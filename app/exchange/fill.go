package exchange

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongdan/app/shop"
)

// filler puts values into the records of the format and notes what does not
// fit, with its place. Fields are found by their json tag, so that a record is
// read and written by the same list. A field tagged need:"yes" must be there
// and say something; need:"key" must be there.
type filler struct {
	found *Broken
	known map[reflect.Type][]column // what columns said
}

func newFiller() filler { return filler{&Broken{}, map[reflect.Type][]column{}} }

func (f filler) columns(t reflect.Type) []column {
	all, ok := f.known[t]
	if !ok {
		all = columns(t)
		f.known[t] = all
	}
	return all
}

// fill puts v into the record at into and reports whether all of it fitted.
func (f filler) fill(v value, into any, place string) bool {
	before := f.found.count()
	f.put(v, reflect.ValueOf(into).Elem(), place)
	return f.found.count() == before
}

func (f filler) put(v value, into reflect.Value, place string) {
	if v.kind == null {
		return
	}
	if into.Kind() == reflect.Pointer {
		into.Set(reflect.New(into.Type().Elem()))
		into = into.Elem()
	}
	if say, with := scalar(v, into); say != unhandled {
		if say != "" {
			f.found.add(v.spot, shop.Problem{Field: place, Say: say, With: with})
		}
		return
	}
	switch into.Kind() {
	case reflect.Struct:
		f.object(v, into, place)
	case reflect.Slice:
		f.list(v, into, place)
	}
}

func (f filler) list(v value, into reflect.Value, place string) {
	if v.kind != list {
		f.found.add(v.spot, shop.Problem{Field: place, Say: "import.say.list", With: got(v)})
		return
	}
	into.Set(reflect.MakeSlice(into.Type(), len(v.items), len(v.items)))
	for i, x := range v.items {
		f.put(x, into.Index(i), place+"["+strconv.Itoa(i)+"]")
	}
}

func (f filler) object(v value, into reflect.Value, place string) {
	if v.kind != object {
		f.found.add(v.spot, shop.Problem{Field: place, Say: "import.say.object", With: shop.Args{"Got": got(v)["Got"], "Open": "{…}"}})
		return
	}
	all := f.columns(into.Type())
	seen := map[string]bool{}
	for i, k := range v.keys {
		at := under(place, k.name)
		n := slices.IndexFunc(all, func(c column) bool { return c.name == k.name })
		switch {
		case n < 0:
			f.found.add(k.spot, unknownKey(at, k.name, all))
		case seen[k.name]:
			f.found.add(k.spot, shop.Problem{Field: at, Say: "import.say.key_twice", With: shop.Args{"Key": k.name}})
		default:
			f.put(v.items[i], into.FieldByIndex(all[n].index), at)
		}
		seen[k.name] = true
	}
	for _, c := range all {
		missing := c.need != "" && !seen[c.name]
		empty := c.need == "yes" && !missing && into.FieldByIndex(c.index).IsZero() && !f.found.at(under(place, c.name))
		if missing || empty {
			f.found.add(v.spot, shop.Problem{Field: under(place, c.name), Say: "import.say.missing", With: shop.Args{"Key": c.name}})
		}
	}
}

func unknownKey(place, name string, all []column) shop.Problem {
	return shop.Problem{Field: place, Say: "import.say.unknown_key", With: shop.Args{"Key": name, "Known": keyNames(all)}}
}

func keyNames(all []column) string {
	s := make([]string, len(all))
	for i, c := range all {
		s[i] = c.name
	}
	return strings.Join(s, ", ")
}

// under is the place of a key of the object at place.
func under(place, key string) string {
	if place == "" {
		return key
	}
	return place + "." + key
}

// column is one key of an object of the format.
type column struct {
	name  string
	index []int
	need  string
	omit  bool // left out when written while zero
}

// columns are the keys of a record; embedded records are taken apart.
func columns(t reflect.Type) (all []column) {
	for i := range t.NumField() {
		x := t.Field(i)
		if x.Anonymous {
			for _, c := range columns(x.Type) {
				c.index = append([]int{i}, c.index...)
				all = append(all, c)
			}
			continue
		}
		name, rest, _ := strings.Cut(x.Tag.Get("json"), ",")
		all = append(all, column{name, []int{i}, x.Tag.Get("need"), rest == "omitempty"})
	}
	return all
}

// unhandled is what scalar says of lists and objects.
const unhandled = "-"

// scalar puts a value that is no list and no object, or says what is wrong.
func scalar(v value, into reflect.Value) (say string, with shop.Args) {
	switch at := into.Addr().Interface().(type) {
	case *shop.Money:
		return parsed(v, at, "import.say.money", shop.ParseMoney, quoted)
	case *shop.Qty:
		return parsed(v, at, "import.say.qty", shop.ParseQty, quoted)
	case *shop.Rate:
		return parsed(v, at, "import.say.rate", parseShare, quoted, number)
	case *shop.Day:
		return parsed(v, at, "import.say.day", shop.ParseDay, quoted)
	case *time.Time:
		return parsed(v, at, "import.say.time", parseTime, quoted)
	}
	switch into.Kind() {
	case reflect.String:
		return putText(v, into)
	case reflect.Int, reflect.Int64:
		n, err := strconv.ParseInt(v.text, 10, 64)
		if v.kind != number || err != nil {
			return "import.say.whole", got(v)
		}
		into.SetInt(n)
		return "", nil
	case reflect.Bool:
		if v.kind != boolean {
			return "import.say.bool", got(v)
		}
		into.SetBool(v.text == "true")
		return "", nil
	}
	return unhandled, nil
}

// parsed reads a value that must be of one of the kinds.
func parsed[T any](v value, into *T, say string, parse func(string) (T, error), kinds ...kind) (string, shop.Args) {
	x, err := parse(v.text)
	if err != nil || !slices.Contains(kinds, v.kind) {
		return say, got(v)
	}
	*into = x
	return "", nil
}

func parseShare(s string) (shop.Rate, error) {
	r, err := shop.ParseRate(s)
	if r < 0 {
		err = strconv.ErrRange
	}
	return r, err
}

// parseTime reads RFC 3339; a text without anything is no time.
func parseTime(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return t, err
	}
	if y := t.UTC().Year(); y < 1971 || y > 2999 {
		return t, strconv.ErrRange
	}
	return t.UTC().Truncate(time.Millisecond), nil
}

func putText(v value, into reflect.Value) (string, shop.Args) {
	if v.kind != quoted {
		return "import.say.text", got(v)
	}
	if all := choices(into.Type()); v.text != "" && all != nil && !slices.Contains(all, v.text) {
		return "import.say.word", shop.Args{"Got": shorten(v.text), "Known": strings.Join(all, ", ")}
	}
	into.SetString(v.text)
	return "", nil
}

// got names what stands in the file where something else should.
func got(v value) shop.Args {
	s := v.text
	switch v.kind {
	case list:
		s = "[…]"
	case object:
		s = "{…}"
	case quoted:
		s = strconv.Quote(shorten(s))
	}
	return shop.Args{"Got": s}
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
