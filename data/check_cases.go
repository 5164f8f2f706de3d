package data

import (
	"errors"

	"gongdan/app/shop"
)

// checkCases looks for cases whose days are not those of the calendar, whose state is not what
// happened to them, and whose new car does not begin anew with the exchange.
func checkCases(c *checker) error {
	err := EachCase(c.v, func(f CaseFile) error {
		want := f.Case
		if err := dueCase(c.v, &want); err != nil {
			return err
		}
		if want.AnswerDue != f.AnswerDue || want.CompleteDue != f.CompleteDue {
			c.say("check.case.due", shop.Args{"Number": f.Number, "Answer": want.AnswerDue, "Complete": want.CompleteDue})
		}
		if f.Case.Check(f.Request.At).Err() != nil || !f.Told(f.Events) {
			c.say("check.case.state", shop.Args{"Number": f.Number, "Status": f.Status})
		}
		return exchanged(c, f.Case)
	})
	if err != nil {
		return err
	}
	return checkTokens(c, findable[shop.Case]{
		shop.KindCases, caseRow, func(x *shop.Case) int64 { return int64(x.ID) },
		func(int64, int64) (func(*shop.Case) []string, error) {
			return func(x *shop.Case) []string { return caseTokens(*x) }, nil
		},
	})
}

// exchanged looks at the car that was given in exchange.
func exchanged(c *checker, k shop.Case) error {
	if k.Status != shop.CaseExchanged {
		return nil
	}
	car, err := Vehicle(c.v, k.End.NewCar)
	if err != nil && !errors.Is(err, shop.ErrMissing) {
		return err
	}
	if err != nil || car.Card.ExchangedOn != k.End.On {
		c.say("check.case.new_car", shop.Args{"Number": k.Number, "Day": k.End.On})
	}
	return nil
}
