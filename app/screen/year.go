package screen

import (
	"strconv"

	"gongdan/app/kit"
)

// AddYear adds a year to a form: figures without a sign between thousands.
func AddYear[T ~int | ~int64](h *Host, form *kit.Form, key string, at *T) *kit.FormField {
	e := kit.NewCodeEntry(h.Env, kit.CodePlain)
	return form.Add(key, e, func() {
		if e.SetText(""); *at != 0 {
			e.SetText(strconv.FormatInt(int64(*at), 10))
		}
	}, func() error {
		n, err := strconv.ParseInt("0"+e.Value(), 10, 32)
		if err != nil {
			return &kit.Unread{Say: "field.say.whole"}
		}
		*at = T(n)
		return nil
	}).Max(4)
}
