package text

import (
	"errors"
	"strings"

	"gongdan/app/shop"
)

// Error is what a person is told of err. failure reports that err is no answer
// of the trade but a fault of the program or the machine, which belongs in the
// log as well.
func (l Lang) Error(err error) (words string, failure bool) {
	var problems shop.Problems
	var refusal *shop.Refusal
	var told shop.Told
	switch {
	case errors.As(err, &problems):
		said := make([]string, len(problems))
		for i, p := range problems {
			said[i] = l.Problem(p)
		}
		return strings.Join(said, "\n"), false
	case errors.As(err, &refusal):
		return l.Refusal(refusal), false
	case errors.Is(err, shop.ErrStale):
		return l.Say("say.stale"), false
	case errors.Is(err, shop.ErrMissing):
		return l.Say("say.missing"), false
	case errors.As(err, &told):
		say, with := told.Tell()
		return l.Say(say, with), true
	}
	return l.Say("say.failed"), true
}
