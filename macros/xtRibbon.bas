Attribute VB_Name = "xtRibbon"
Option Explicit
' The one callback of the ribbon (callbacks of all add-ins share one name space): the id of the control, without its prefix, is the id of the button in Python.

Private Const PREFIX As String = "xt_"

Public Sub xtOnButton(control As IRibbonControl)
    PressButton Mid$(control.ID, Len(PREFIX) + 1)
End Sub
