package main

import (
	"fmt"
	"go/constant"
	"go/importer"
	"go/token"
	"go/types"
	"net/http"
	"runtime"
	"strings"
)

func main() {
	source, err := importer.ForCompiler(token.NewFileSet(), "source", nil).Import("net/http")
	if err != nil {
		panic(err)
	}
	fmt.Println("Go", strings.TrimPrefix(runtime.Version(), "go"))
	for _, name := range source.Scope().Names() {
		if value, ok := source.Scope().Lookup(name).(*types.Const); ok && strings.HasPrefix(name, "Status") {
			code, _ := constant.Int64Val(value.Val())
			fmt.Printf("%d\thttp.%s\t%s\n", code, name, http.StatusText(int(code)))
		}
	}
}
