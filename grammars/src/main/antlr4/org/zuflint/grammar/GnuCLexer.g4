/**
 * Words of GNU C as the kernel writes it, before the preprocessor has run.
 *
 * Spellings that the grammar need not tell apart share a token. The tokens under `tokens` are spelled like an ordinary
 * word or bracket; whoever feeds the parser decides by context that one is meant.
 */
lexer grammar GnuCLexer;

tokens {
  TYPENAME,     // a word that names a type here
  LABEL,        // a word that a label's colon follows
  ITERATOR,     // a macro that heads a loop
  MACRO_DECL,   // a macro that stands for a declaration or a member
  MACRO_FUNC,   // a macro that heads a function body
  MACRO_STMT,   // a macro that is a statement without a semicolon
  MACRO_WORD,   // a macro that stands alone, with neither arguments nor semicolon
  MACRO_BLOCK,  // a macro that heads a statement
  OLD_FIELD,    // the word of GNU's old designator 'field:'
  LABEL_ADDR,   // '&&' before a label
  SIZEOF_TYPE,  // 'sizeof' before a type in parentheses
  LP_TYPE,      // '(' of a cast
  LP_COMPOUND,  // '(' of a compound literal
  LP_STMT,      // '(' of a statement expression
  LP_DECL,      // '(' around a declarator
  LB_INIT,      // '{' of an initializer
  FRAGMENT,     // a whole macro argument that is neither expression nor type
  STMTS_BEGIN,  // before a macro argument made of statements (no text of its own)
  STMTS_END     // after it (no text of its own)
}

STORAGE
  : 'static' | 'extern' | 'register' | 'auto' | 'inline' | '__inline' | '__inline__' | '_Noreturn' | '_Thread_local'
  | '__thread'
  ;
TYPEDEF : 'typedef' ;
QUAL
  : 'const' | '__const' | '__const__' | 'volatile' | '__volatile' | '__volatile__' | 'restrict' | '__restrict'
  | '__restrict__' | '_Atomic'
  ;
BASIC
  : 'void' | 'char' | 'short' | 'int' | 'long' | 'float' | 'double' | 'signed' | '__signed' | '__signed__'
  | 'unsigned' | '_Bool' | '_Complex' | '__complex__' | '__int128' | '__auto_type' | '_Float16'
  ;
STRUCT : 'struct' | 'union' ;
ENUM : 'enum' ;
TYPEOF
  : 'typeof' | '__typeof' | '__typeof__' | 'typeof_unqual' | '__typeof_unqual' | '__typeof_unqual__'
  ;
ATTRIBUTE : '__attribute__' | '__attribute' | '__declspec' | '_Alignas' ;
EXTENSION : '__extension__' ;
LOCAL_LABEL : '__label__' ;
ASM : 'asm' | '__asm' | '__asm__' | 'asm_inline' | 'asm_goto' | 'asm_goto_output' | 'asm_volatile_goto' ;
GENERIC : '_Generic' ;
STATIC_ASSERT : '_Static_assert' | 'static_assert' ;
SIZEOF
  : 'sizeof' | '_Alignof' | '__alignof' | '__alignof__' | '__real' | '__real__' | '__imag' | '__imag__'
  ;
IF : 'if' ;
ELSE : 'else' ;
WHILE : 'while' ;
DO : 'do' ;
FOR : 'for' ;
SWITCH : 'switch' ;
CASE : 'case' ;
DEFAULT : 'default' ;
BREAK : 'break' ;
CONTINUE : 'continue' ;
RETURN : 'return' ;
GOTO : 'goto' ;

IDENT : [a-zA-Z_$\u0080-\uFFFF] [a-zA-Z_$0-9\u0080-\uFFFF]* ;
NUMBER : '.'? [0-9] ([eEpP] [+-] | '\''? [0-9a-zA-Z_$\u0080-\uFFFF] | '.')* ;
// A constant whose quote is missing ends with its line.
STRING : PREFIX? '"' ('\\' '\r'? '\n' | '\\' . | ~["\\\n])* '"'? ;
CHAR : PREFIX? '\'' ('\\' '\r'? '\n' | '\\' . | ~['\\\n])* '\''? ;
fragment PREFIX : 'L' | 'u' | 'U' | 'u8' ;

LPAREN : '(' ;
RPAREN : ')' ;
LBRACE : '{' ;
RBRACE : '}' ;
LBRACK : '[' ;
RBRACK : ']' ;
SEMI : ';' ;
COMMA : ',' ;
COLON : ':' ;
QUESTION : '?' ;
DOT : '.' ;
ARROW : '->' ;
ELLIPSIS : '...' ;
ASSIGN : '=' ;
OP_ASSIGN : '+=' | '-=' | '*=' | '/=' | '%=' | '&=' | '|=' | '^=' | '<<=' | '>>=' ;
STAR : '*' ;
AMP : '&' ;
SIGN : '+' | '-' ;
NOT : '!' | '~' ;
STEP : '++' | '--' ;
BINARY : '/' | '%' | '<<' | '>>' | '<' | '>' | '<=' | '>=' | '==' | '!=' | '^' | '|' | '&&' | '||' ;

/** A whole line of the preprocessor's; '#' stands nowhere else in C. */
DIRECTIVE
  : '#' ('/*' .*? '*/' | '//' ~[\n]* | '"' ('\\' '\r'? '\n' | '\\' . | ~["\\\n])* '"'? | '\\' '\r'? '\n' | '\\' . | '/' ~[/*"\\\n] | ~["/\\\n])* -> skip
  ;
COMMENT : '/*' .*? '*/' -> skip ;
LINE_COMMENT : '//' ('\\' '\r'? '\n' | ~[\n])* -> skip ;
BLANK : ([ \t\r\n\f\u000B] | '\\' '\r'? '\n')+ -> skip ;
UNKNOWN : . ;
