package kit

import (
	"time"

	"gongdan/app/text"
)

// Env is what every kit widget and every screen is given: one value for a
// window. Its parts are set before the first widget is made and stay.
type Env struct {
	Lang   text.Lang
	Router *Router
	Layer  *Layer
	Run    Runner
	Clock  func() time.Time // the hour, for "today" and for toasts

	Layouts Layouts // how people left their tables; nil keeps nothing
}
