package data

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Newest is the version of the tables that the program makes, for the engine
// "sqlite" or "postgres".
func Newest(of string) (int64, error) {
	from, err := scripts(engine(of))
	if err != nil {
		return 0, fmt.Errorf("version of the tables: %w", err)
	}
	names, err := fs.Glob(from, "*.sql")
	if err != nil || len(names) == 0 {
		return 0, fmt.Errorf("version of the tables of %s: %w", of, fs.ErrNotExist)
	}
	number, _, _ := strings.Cut(names[len(names)-1], "_")
	return strconv.ParseInt(number, 10, 64)
}
