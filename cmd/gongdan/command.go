package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// What the program says when it ends.
const (
	done      = 0
	refused   = 1 // or bad input
	misused   = 2
	unusable  = 3 // the data file cannot be used
	languages = "zh-CN,en"
)

// terminal is where the program was called from.
type terminal struct {
	Out, Err io.Writer
	Now      func() time.Time
	Getenv   func(string) string
}

// program is all that can be typed after the program's name.
type program struct {
	Data string `name:"data" placeholder:"FILE|postgres://…"`
	Lang string `name:"lang" placeholder:"zh-CN|en"`
	As   string `name:"as" placeholder:"PERSON"`
	JSON bool   `name:"json"`

	Window  windowCommand  `cmd:"" name:"window" default:"1" hidden:""`
	Demo    demoCommand    `cmd:"" name:"demo"`
	Find    findCommand    `cmd:"" name:"find"`
	Show    showCommand    `cmd:"" name:"show"`
	Print   printCommand   `cmd:"" name:"print"`
	Sanbao  sanbaoCommand  `cmd:"" name:"sanbao"`
	KPI     kpiCommand     `cmd:"" name:"kpi"`
	Report  reportCommand  `cmd:"" name:"report"`
	Import  importCommand  `cmd:"" name:"import"`
	Export  exportCommand  `cmd:"" name:"export"`
	Backup  backupCommand  `cmd:"" name:"backup"`
	Restore restoreCommand `cmd:"" name:"restore"`
	Check   checkCommand   `cmd:"" name:"check"`
	Version versionCommand `cmd:"" name:"version"`
}

// run does what the words after the program's name ask for and reports how it
// ended.
func run(ctx context.Context, args []string, term terminal) int {
	var p program
	say, err := text.Load(langIn(args))
	if err != nil {
		say, err = text.Load(text.Tags()[0])
	}
	if err != nil {
		fmt.Fprintln(term.Err, err)
		return refused
	}
	parser, err := kong.New(&p, kong.Name("gongdan"), kong.NoDefaultHelp(), kong.Writers(term.Out, term.Err), environment(term))
	if err != nil {
		fmt.Fprintln(term.Err, err)
		return refused
	}
	if wantsHelp(args) {
		help(term.Out, parser, say, args)
		return done
	}
	called, err := parser.Parse(args)
	if err == nil && p.Lang != "" && !slices.Contains(text.Tags(), p.Lang) {
		err = fmt.Errorf("--lang %s: %s", p.Lang, languages)
	}
	if err != nil {
		fmt.Fprintln(term.Err, say.Say("cmd.say.usage", shop.Args{"Text": err.Error()}))
		return misused
	}
	s := &session{program: &p, ctx: ctx, term: term, say: say}
	err = called.Run(s)
	if e := s.close(); err == nil {
		err = e
	}
	return s.tell(err)
}

// environment has kong read variables from the terminal, so that tests choose
// them.
func environment(term terminal) kong.Option {
	return kong.OptionFunc(func(k *kong.Kong) error {
		return kong.Resolvers(kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
			if flag.Name == "data" {
				if v := term.Getenv("GONGDAN_DATA"); v != "" {
					return v, nil
				}
			}
			return nil, nil
		})).Apply(k)
	})
}

// langIn is the language asked for, even when the rest makes no sense.
func langIn(args []string) string {
	for i, a := range args {
		if v, ok := strings.CutPrefix(a, "--lang="); ok {
			return v
		}
		if a == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return text.Tags()[0]
}

func wantsHelp(args []string) bool {
	return slices.ContainsFunc(args, func(a string) bool { return a == "--help" || a == "-h" || a == "-?" })
}

// help says how the program, or the command among args, is called.
func help(to io.Writer, parser *kong.Kong, say text.Lang, args []string) {
	for _, c := range parser.Model.Children {
		if !c.Hidden && slices.Contains(args, c.Name) {
			fmt.Fprintf(to, "gongdan %s\n  %s\n", c.Summary(), about(say, c.Name))
			flags(to, say, c.Flags)
			return
		}
	}
	fmt.Fprintln(to, say.Say("cmd.help"))
	for _, c := range parser.Model.Children {
		if !c.Hidden {
			fmt.Fprintf(to, "  %-10s %s\n", c.Name, about(say, c.Name))
		}
	}
	flags(to, say, parser.Model.Flags)
}

// about says what a command does.
func about(say text.Lang, name string) string {
	return say.Say("cmd.help."+name, shop.Args{"Forms": formNames(say)})
}

func flags(to io.Writer, say text.Lang, all []*kong.Flag) {
	for _, f := range all {
		fmt.Fprintf(to, "  --%-16s %s\n", strings.TrimSpace(f.Name+" "+f.PlaceHolder), say.Say("cmd.flag."+f.Name))
	}
}

// misuse is a call that makes no sense though each word of it does.
type misuse struct {
	say  string
	with shop.Args
}

// Error implements error.
func (m *misuse) Error() string { return "misused: " + m.say }

func isMisuse(err error) (*misuse, bool) {
	var m *misuse
	return m, errors.As(err, &m)
}
