package shell

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"
	"time"

	"gongdan/app/kit"
)

// Claim says that this program has a data file open in a window. A second
// window on the same file asks the first to come to the front instead.
type Claim struct {
	path   string
	listen net.Listener
}

// claimWait is how long the first window may take to answer.
const claimWait = 2 * time.Second

// MakeClaim claims the file at path. If another window has it, that window is
// brought to the front and taken is true.
func MakeClaim(path string, now func() time.Time) (c *Claim, taken bool, err error) {
	note := path + ".window"
	if raw, err := os.ReadFile(note); err == nil && ask(strings.TrimSpace(string(raw)), now()) {
		return nil, true, nil
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, false, fmt.Errorf("claim %s: %w", path, err)
	}
	if err := os.WriteFile(note, []byte(l.Addr().String()+"\n"), 0o600); err != nil {
		l.Close()
		return nil, false, fmt.Errorf("claim %s: %w", path, err)
	}
	return &Claim{path: note, listen: l}, false, nil
}

// ask tells the window that listens at addr to come to the front. A note left
// by a program that was killed has nobody behind it.
func ask(addr string, now time.Time) bool {
	conn, err := net.DialTimeout("tcp", addr, claimWait)
	if err != nil {
		return false
	}
	defer conn.Close()
	if err := conn.SetDeadline(now.Add(claimWait)); err != nil {
		return false
	}
	fmt.Fprintln(conn, "gongdan show")
	said, err := bufio.NewReader(conn).ReadString('\n')
	return err == nil && strings.TrimSpace(said) == "gongdan shown"
}

// Serve answers windows that come later until the runner's jobs are to end or
// Close; show brings this one to the front.
func (c *Claim) Serve(run kit.Runner, show func()) {
	run.Start(func(ctx context.Context) func() {
		defer context.AfterFunc(ctx, func() { c.listen.Close() })()
		for {
			conn, err := c.listen.Accept()
			if err != nil {
				return nil
			}
			run.Start(func(ctx context.Context) func() { return answer(ctx, conn, show) })
		}
	})
}

// answer hears what a later window wants and tells it that it was heard. One
// that says nothing is hung up on when the runner's jobs are to end.
func answer(ctx context.Context, conn net.Conn, show func()) func() {
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	said, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil || strings.TrimSpace(said) != "gongdan show" {
		return nil
	}
	fmt.Fprintln(conn, "gongdan shown")
	return show
}

// Close gives the file up.
func (c *Claim) Close() error {
	err := c.listen.Close()
	if errors.Is(err, net.ErrClosed) {
		err = nil // it was told to end before
	}
	if gone := os.Remove(c.path); err == nil {
		err = gone
	}
	return err
}
