package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"gongdan/app/demo"
	"gongdan/app/shell"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// memoryPercent lets the window's garbage be collected sooner than usual: the
// PCs of the counter have little memory, and the window has time between keys.
const memoryPercent = 20

// openWindow opens the window on the data and returns when it was closed. What
// keeps the data from being opened is said in a window of its own, since who
// started the program from the desktop sees no terminal.
func openWindow(ctx context.Context, opt options) error {
	if !display() {
		return shop.Refuse("cmd.refuse.display", nil)
	}
	if err := preferX11(os.Getenv, os.Setenv); err != nil {
		return err
	}
	debug.SetGCPercent(memoryPercent)
	claim, taken, err := claimFile(opt)
	if err != nil || taken {
		return err
	}
	if claim != nil {
		defer claim.Close()
	}
	store, err := data.Open(ctx, opt.Where)
	if err != nil {
		return tellTrouble(ctx, opt, err)
	}
	restore, err := shell.Run(ctx, shell.Options{
		Store: store, Lang: opt.Lang, Person: opt.As, Now: opt.Now, Version: opt.Version, Claim: claim,
		Demo: func(ctx context.Context) error { return fillDemo(ctx, store, opt) },
	})
	if err := errors.Join(err, store.Close()); err != nil || restore == "" {
		return err
	}
	return restoreAndReopen(ctx, opt, restore, claim)
}

// display reports whether there is a screen to open a window on.
func display() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// preferX11 has the window opened by X11 where a Wayland desktop has that too:
// the window library knows no input method under Wayland, so there no Chinese
// could be typed. Who says FYNE_PLATFORM is obeyed.
func preferX11(getenv func(string) string, setenv func(name, value string) error) error {
	if getenv("WAYLAND_DISPLAY") == "" || getenv("DISPLAY") == "" || getenv("FYNE_PLATFORM") != "" {
		return nil
	}
	return setenv("FYNE_PLATFORM", "x11")
}

// claimFile makes the folder of the user's data and claims the file; a server
// serves many windows.
func claimFile(opt options) (*shell.Claim, bool, error) {
	if onServer(opt.Where) {
		return nil, false, nil
	}
	if err := os.MkdirAll(filepath.Dir(opt.Where), 0o755); err != nil {
		return nil, false, fmt.Errorf("folder of the data: %w", err)
	}
	claim, taken, err := shell.MakeClaim(opt.Where, opt.Now)
	if err != nil && errors.Is(err, os.ErrPermission) {
		return nil, false, nil // a folder that is read-only: the file is opened to read
	}
	return claim, taken, err
}

func fillDemo(ctx context.Context, store *data.Store, opt options) error {
	d := work.Desk{Store: store, Now: opt.Now, Zone: store.Zone, Person: everybody()}
	_, err := demo.Fill(ctx, d, demo.Size{Vehicles: 120, Orders: 300, Parts: 60, Seed: 1, Until: d.Today()})
	return err
}

// tellTrouble says why the data cannot be opened, and offers the newest good
// backup of a damaged file.
func tellTrouble(ctx context.Context, opt options, err error) error {
	var trouble *data.Trouble
	if !errors.As(err, &trouble) {
		return err
	}
	tag := opt.Lang
	if tag == "" {
		tag = text.Tags()[0]
	}
	say, loadErr := text.Load(tag)
	if loadErr != nil {
		return errors.Join(err, loadErr)
	}
	backup := shell.Offer{Now: opt.Now()}
	if trouble.Kind == data.DamagedTrouble {
		backup.BackupInfo = newestBackup(ctx, filepath.Join(filepath.Dir(opt.Where), "backup"))
	}
	if from := shell.Tell(say, err, backup); from != "" {
		return restoreAndReopen(ctx, opt, from, nil)
	}
	return err
}

// newestBackup is the newest backup that can be used; without a path there is
// none.
func newestBackup(ctx context.Context, folder string) data.BackupInfo {
	all, err := data.Backups(folder)
	if err != nil {
		return data.BackupInfo{}
	}
	for _, path := range all { // the newest first
		if info, err := data.Verify(ctx, path); err == nil {
			return info
		}
	}
	return data.BackupInfo{}
}

// restoreAndReopen puts a backup in the place of the file and starts the
// program anew on it.
func restoreAndReopen(ctx context.Context, opt options, from string, claim *shell.Claim) error {
	if _, _, err := data.Restore(ctx, from, opt.Where); err != nil {
		return err
	}
	if claim != nil {
		if err := claim.Close(); err != nil {
			return err
		}
	}
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("start again: %w", err)
	}
	return exec.Command(self, os.Args[1:]...).Start()
}
