/**
 * GNU C as the kernel writes it. With the tokens re-typed by context (see `tokens` of the lexer) it is LL(1); the one
 * decision that is not is the dangling else. No actions, no predicates: whoever uses the parser listens to it.
 *
 * Macros without a meaning of their own are part of the language: at file level, as a member, as a statement, as the
 * head of a loop or a block. Attributes never reach the parser.
 */
parser grammar GnuCParser;

options { tokenVocab = GnuCLexer; }

translationUnit : externalDeclaration* EOF ;

externalDeclaration
  : declaration
  | implicitDeclaration
  | macroDeclaration
  | macroFunction
  | assertion
  | assembly
  | SEMI
  ;

// ---- declarations

declaration
  : specifiers ( SEMI | macroDeclaration | macroFunction | initDeclarator ( ( COMMA initDeclarator )* SEMI | declaration* block ) )
  ;

/** 'main() { ... }': no specifiers at all. */
implicitDeclaration : initDeclarator ( ( COMMA initDeclarator )* SEMI | declaration* block ) ;

macroDeclaration : MACRO_DECL arguments ( ASSIGN initializer SEMI )? | MACRO_WORD ;

macroFunction : MACRO_FUNC arguments block ;

assertion : STATIC_ASSERT arguments ;

initDeclarator : declarator ( ASSIGN initializer )? ;

specifiers : ( STORAGE | TYPEDEF | QUAL | BASIC | TYPENAME | record | enumeration | typeOf )+ ;

typeOf : TYPEOF LPAREN ( expression | typeName ) RPAREN ;

record : STRUCT ( IDENT recordBody? | recordBody ) ;

recordBody : LBRACE member* RBRACE ;

member
  : specifiers ( macroDeclaration | memberDeclarator ( COMMA memberDeclarator )* SEMI | SEMI )
  | macroDeclaration
  | assertion
  | SEMI
  ;

memberDeclarator : declarator bits? | bits ;

bits : COLON assignment ;

enumeration : ENUM ( IDENT enumBody? | enumBody ) ;

enumBody : LBRACE ( enumerator | COMMA )* RBRACE ;

enumerator : IDENT arguments? ( ASSIGN assignment )? ;

declarator : ( STAR QUAL* )* ( IDENT | LP_DECL declarator RPAREN ) ( dimension | parameters )* ;

/** Of a parameter or a type name: the name may be missing. */
anyDeclarator : ( STAR QUAL* )* ( IDENT | LP_DECL anyDeclarator RPAREN )? ( dimension | parameters )* ;

dimension : LBRACK ( QUAL | STORAGE )* assignment? RBRACK ;

parameters : LPAREN ( parameter ( COMMA parameter )* )? RPAREN ;

parameter : specifiers anyDeclarator | IDENT | ELLIPSIS ;

typeName : specifiers anyDeclarator ;

// ---- initializers

initializer : assignment | initList ;

initList : LB_INIT ( initItem ( COMMA initItem? )* )? RBRACE ;

initItem : ( designator+ ASSIGN? | OLD_FIELD COLON )? initializer ;

designator : DOT IDENT | LBRACK assignment ( ELLIPSIS assignment )? RBRACK ;

// ---- statements

block : LBRACE ( declaration | statement | mark )* RBRACE ;

/** What only marks a place in a block. */
mark : LABEL COLON | CASE assignment ( ELLIPSIS assignment )? COLON | DEFAULT COLON ;

body : mark* statement ;

statement
  : block
  | expression SEMI
  | SEMI
  | IF LPAREN expression RPAREN body ( ELSE body )?
  | WHILE LPAREN expression RPAREN body
  | DO body WHILE LPAREN expression RPAREN SEMI
  | FOR LPAREN ( declaration | expression? SEMI ) forTest? SEMI forStep? RPAREN body
  | ITERATOR arguments body
  | SWITCH LPAREN expression RPAREN body
  | GOTO ( IDENT | STAR expression ) SEMI
  | BREAK SEMI
  | CONTINUE SEMI
  | RETURN expression? SEMI
  | MACRO_STMT arguments
  | MACRO_BLOCK arguments body
  | macroDeclaration
  | assertion
  | assembly
  ;

forTest : expression ;

forStep : expression ;

assembly : ASM ( QUAL | STORAGE | GOTO )* LPAREN asmPart* RPAREN SEMI ;

asmPart : STRING | IDENT | NUMBER | COMMA | COLON | LBRACK IDENT RBRACK | arguments ;

// ---- expressions; who listens resolves the precedence of an assignment's operators

expression : assignment comma* ;

comma : COMMA assignment ;

assignment : term ( ( STAR | AMP | SIGN | BINARY | ASSIGN | OP_ASSIGN | choice ) term )* ;

choice : QUESTION expression? COLON ;

term
  : ( STAR | AMP | SIGN | NOT | STEP | SIZEOF | cast )*
    ( IDENT
    | NUMBER
    | CHAR
    | text
    | LPAREN expression RPAREN
    | statements
    | sizeOfType
    | compound
    | generic
    | labelAddress
    )
    ( call | memberAccess | index | step )*
  ;

cast : LP_TYPE typeName RPAREN ;

text : STRING+ ;

statements : LP_STMT block RPAREN ;

sizeOfType : SIZEOF_TYPE LPAREN typeName RPAREN ;

compound : LP_COMPOUND typeName RPAREN initList ;

generic : GENERIC LPAREN assignment ( COMMA association )+ RPAREN ;

association : ( typeName | DEFAULT ) COLON assignment ;

labelAddress : LABEL_ADDR IDENT ;

call : LPAREN ( argument ( COMMA argument )* )? RPAREN ;

/** Of a macro that is no expression. */
arguments : LPAREN ( argument ( COMMA argument )* )? RPAREN ;

argument : assignment | initList | designated | typeName | FRAGMENT | statementArgument ;

/** '.field = value' as the argument of a macro that makes an initializer of it. */
designated : designator+ ASSIGN? initializer ;

statementArgument : STMTS_BEGIN ( declaration | statement | mark )* STMTS_END ;

memberAccess : ( DOT | ARROW ) IDENT ;

index : LBRACK expression RBRACK ;

step : STEP ;
