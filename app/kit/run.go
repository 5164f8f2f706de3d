package kit

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// Runner works away from the window. Start runs job elsewhere and then runs
// what job returned back on the window's goroutine. After does the same once,
// d later, unless stopped. No other code of the program says "go" or fyne.Do.
type Runner interface {
	Start(job func(context.Context) (show func()))
	After(d time.Duration, do func()) (stop func())
}

// Load gets a value away from the window and shows it there.
func Load[T any](r Runner, get func(context.Context) (T, error), show func(T, error)) {
	r.Start(func(ctx context.Context) func() {
		v, err := get(ctx)
		return func() { show(v, err) }
	})
}

// Stoppable is Load for what takes long: stop calls it off, and what was being
// got hears of it by its context.
func Stoppable[T any](r Runner, get func(context.Context) (T, error), show func(T, error)) (stop func()) {
	mine, stop := context.WithCancel(context.Background())
	Load(r, func(ctx context.Context) (T, error) {
		ctx, end := context.WithCancel(ctx)
		defer end()
		defer context.AfterFunc(mine, end)()
		return get(ctx)
	}, show)
	return stop
}

// Background is the Runner of the program.
type Background struct {
	Context context.Context
	jobs    sync.WaitGroup
}

// Start implements Runner.
func (b *Background) Start(job func(context.Context) func()) {
	b.jobs.Add(1)
	go func() {
		defer b.jobs.Done()
		if show := job(b.Context); show != nil && b.Context.Err() == nil {
			fyne.Do(show)
		}
	}()
}

// After implements Runner: do runs on the window's goroutine.
func (b *Background) After(d time.Duration, do func()) func() {
	var stopped atomic.Bool // the time may have come and do still wait for the window
	t := time.AfterFunc(d, func() {
		if b.Context.Err() == nil {
			fyne.Do(func() {
				if !stopped.Load() {
					do()
				}
			})
		}
	})
	return func() {
		stopped.Store(true)
		t.Stop()
	}
}

// Wait returns when no job is left.
func (b *Background) Wait() { b.jobs.Wait() }

// Now is the Runner of tests: a job has happened when Start returns, and what
// was put off happens when the test calls Tick.
type Now struct{ waiting []*later }

type later struct {
	do   func()
	gone bool
}

// Start implements Runner.
func (n *Now) Start(job func(context.Context) func()) {
	if show := job(context.Background()); show != nil {
		show()
	}
}

// After implements Runner.
func (n *Now) After(_ time.Duration, do func()) func() {
	l := &later{do: do}
	n.waiting = append(n.waiting, l)
	return func() { l.gone = true }
}

// Tick runs all that was put off until now, as if its time had come.
func (n *Now) Tick() {
	due := n.waiting
	n.waiting = nil
	for _, l := range due {
		if !l.gone {
			l.do()
		}
	}
}
