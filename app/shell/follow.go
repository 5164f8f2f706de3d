package shell

import (
	"context"
	"log/slog"
	"time"

	"gongdan/app/kit"
	"gongdan/data"
)

// followEvery is how often the records are asked what other programs wrote: what
// one desk moves is moved at the next within two seconds.
const followEvery = time.Second

// followOthers has the pages of this window hear what other programs write to
// the same records. A store that does not answer is asked again; that is logged
// once.
func followOthers(run kit.Runner, store *data.Store) {
	silent := false
	var ask func()
	ask = func() {
		kit.Load(run, func(ctx context.Context) (any, error) { return nil, store.Follow(ctx) }, func(_ any, err error) {
			if err != nil && !silent {
				slog.Error("follow other desks", "err", err)
			}
			silent = err != nil
			run.After(followEvery, ask)
		})
	}
	ask()
}
