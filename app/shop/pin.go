package shop

import (
	"crypto/pbkdf2"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

// pinRounds makes each guess cost some 20 ms.
const pinRounds = 60_000

// CheckPIN notes a PIN that is not four to six digits.
func CheckPIN(pin string) Problems {
	var p Problems
	if len(pin) < 4 || len(pin) > 6 || !digits(pin) {
		p.Add("pin", "person.say.pin", nil)
	}
	return p
}

// SealPIN is the form in which a PIN is kept; salt must be random.
func SealPIN(pin string, salt []byte) (string, error) {
	key, err := pbkdf2.Key(sha256.New, pin, salt, pinRounds, 32)
	if err != nil {
		return "", fmt.Errorf("seal pin: %w", err)
	}
	return hex.EncodeToString(salt) + ":" + hex.EncodeToString(key), nil
}

// PINMatches reports whether pin is the one that was sealed. Nobody without a
// PIN is asked for one.
func PINMatches(sealed, pin string) bool {
	if sealed == "" {
		return true
	}
	head, _, _ := strings.Cut(sealed, ":")
	salt, err := hex.DecodeString(head)
	if err != nil {
		return false
	}
	again, err := SealPIN(pin, salt)
	return err == nil && subtle.ConstantTimeCompare([]byte(again), []byte(sealed)) == 1
}

// PINDelay is how long the next try must wait after wrong tries in a row: none
// for two, then doubling from 2 s to 5 minutes.
func PINDelay(wrong int) time.Duration {
	if wrong < 3 {
		return 0
	}
	return min(time.Second<<min(wrong-2, 20), 5*time.Minute)
}
